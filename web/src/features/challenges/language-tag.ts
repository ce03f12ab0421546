/** The `lang` of a text that its author wrote, whatever the language of the page. */
export const languageTag = (language: string): string => (language === 'en' ? 'en' : 'zh-CN');
