import { Button, Form, type FormInstance } from 'antd';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Problem } from '../../api/problem';
import { Dialog } from '../dialog';
import { ProblemNote } from '../problem-note';

/**
 * A question that takes a form to answer, in the browser's own dialog: antd's writes a style that the
 * content policy refuses.
 */
export function FormDialog<Values extends object>(props: {
  form: FormInstance<Values>;
  title: string;
  /** Of the button that sends it. */
  act: string;
  grave?: boolean;
  busy: boolean;
  problem: Problem | null;
  lead?: ReactNode;
  /** What stands in the fields at first. */
  initial?: Partial<Values>;
  onFinish: (values: Values) => unknown;
  onClose: () => void;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      {props.lead}
      {props.problem && <ProblemNote problem={props.problem} />}
      <Form<Values>
        form={props.form}
        layout="vertical"
        requiredMark={false}
        initialValues={props.initial}
        onFinish={(values) => void props.onFinish(values)}
      >
        {props.children}
        <div className="jb-acts">
          <Button type="primary" danger={props.grave} htmlType="submit" loading={props.busy}>
            {props.act}
          </Button>
          <Button onClick={props.onClose}>{t('frame:act.cancel')}</Button>
        </div>
      </Form>
    </Dialog>
  );
}
