import { join, relative, resolve } from 'node:path';
import ts from 'typescript';

const ROOT = resolve(__dirname, '../..');
/** What only commands and a start meet; over HTTP nobody sees it. */
const NOT_OVER_HTTP = [
  ...['src/app/commands/', 'src/app/demo/', 'src/platform/database/', 'src/platform/config/'],
  ...['libs/assignment/', 'libs/matching/', 'libs/text/'],
];

export interface FoundCodes {
  /** Kind of failure by code, for problems. */
  problems: Map<string, Set<string>>;
  /** Codes of records that an import could not store. */
  records: Set<string>;
  /** Codes that this reading of the source could not make out: place and text. */
  unread: string[];
}

/** A parameter that ends as a code; `wrap` is what is put around it on the way. */
interface Sink {
  into: 'problems' | 'records';
  index: number;
  wrap: (text: string) => string;
  kind: string | { index: number };
}

/**
 * Every code of the source, read from the calls that make problems, through whatever functions
 * stand between: a parameter that becomes a code makes its function one of those calls.
 */
export function readCodes(known: { places: Record<string, string[]> }): FoundCodes {
  const files = ts.sys
    .readDirectory(ROOT, ['.ts'], ['**/*.spec.ts'], ['src/**/*.ts', 'libs/**/*.ts'])
    .filter((file) => !NOT_OVER_HTTP.some((path) => relative(ROOT, file).startsWith(path)));
  const config = ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, ROOT);
  return new Reading(ts.createProgram(files, { ...options, noEmit: true }), known.places).run(
    files,
  );
}

class Reading {
  private readonly checker: ts.TypeChecker;
  private readonly sinks = new Map<ts.Node, Sink[]>();
  private readonly names = new Set(['DomainError', 'RecordProblem']);
  private readonly found: FoundCodes = { problems: new Map(), records: new Set(), unread: [] };

  constructor(
    private readonly program: ts.Program,
    private readonly places: Record<string, string[]>,
  ) {
    this.checker = program.getTypeChecker();
  }

  run(files: string[]): FoundCodes {
    const sources = files.flatMap((file) => this.program.getSourceFile(file) ?? []);
    for (const source of sources) this.plantSinks(source);
    // A function found late may be called in a file read early.
    for (let count = -1; count !== this.sinks.size;) {
      count = this.sinks.size;
      this.found.unread = [];
      for (const source of sources) this.visit(source);
    }
    return this.found;
  }

  private plantSinks(source: ts.SourceFile): void {
    const plain = (text: string) => text;
    const visit = (node: ts.Node): void => {
      if (ts.isConstructorDeclaration(node) && ts.isClassDeclaration(node.parent)) {
        const name = node.parent.name?.text;
        const kind = { index: 0 };
        if (name === 'DomainError')
          this.sinks.set(node, [{ into: 'problems', index: 1, wrap: plain, kind }]);
        if (name === 'RecordProblem')
          this.sinks.set(node, [{ into: 'records', index: 0, wrap: plain, kind: '' }]);
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }

  private visit(node: ts.Node): void {
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) this.readCall(node);
    if (ts.isObjectLiteralExpression(node)) this.readOutcome(node);
    ts.forEachChild(node, (child) => this.visit(child));
  }

  private readCall(call: ts.CallExpression | ts.NewExpression): void {
    // Asking for the signature of every call would check the types of the whole program.
    if (!this.names.has(nameOf(call.expression))) return;
    const declaration = this.checker.getResolvedSignature(call)?.declaration;
    for (const sink of (declaration && this.sinks.get(declaration)) ?? []) {
      const given =
        call.arguments?.[sink.index] ?? parameterOf(declaration, sink.index)?.initializer;
      if (given) this.take(given, sink, this.kindOf(call, sink));
    }
  }

  private kindOf(call: ts.CallExpression | ts.NewExpression, { kind }: Sink): string {
    if (typeof kind === 'string') return kind;
    const given = call.arguments?.[kind.index];
    return given ? this.literals(given).join('|') : '';
  }

  /** `{ state: 'rejected', code }`, `{ code, reason }` and the like, which no call makes. */
  private readOutcome(node: ts.ObjectLiteralExpression): void {
    const code = node.properties.find(({ name }) => name?.getText() === 'code');
    const outcome = /state: 'rejected'|ok: false|\breason\b/;
    if (!code || !outcome.test(node.getText())) return;
    const value = ts.isPropertyAssignment(code) ? code.initializer : code.name;
    const sink: Sink = { into: 'records', index: 0, wrap: (text) => text, kind: '' };
    if (value) this.take(value as ts.Expression, sink, '');
  }

  /** Takes the codes an expression can be, or follows a parameter to whoever calls. */
  private take(given: ts.Expression, sink: Sink, kind: string): void {
    if (ts.isConditionalExpression(given)) {
      this.take(given.whenTrue, sink, kind);
      return this.take(given.whenFalse, sink, kind);
    }
    const template = ts.isTemplateExpression(given) ? given.templateSpans[0] : undefined;
    const inner = template ? template.expression : given;
    const wrap = template
      ? (text: string) =>
          sink.wrap(`${(given as ts.TemplateExpression).head.text}${text}${template.literal.text}`)
      : sink.wrap;
    // What is passed on was read where its object was made.
    if (sink.into === 'records' && ts.isPropertyAccessExpression(inner)) return;
    const literals = this.literals(inner);
    if (literals.length) return literals.forEach((text) => this.keep(sink, wrap(text), kind));
    if (this.follow(inner, { ...sink, wrap, kind })) return;
    const place = relative(ROOT, given.getSourceFile().fileName);
    const known = this.places[place];
    if (known) return known.forEach((text) => this.keep(sink, text, kind));
    this.found.unread.push(`${place}: ${given.getText()}`);
  }

  private follow(expression: ts.Expression, sink: Sink): boolean {
    const symbol = ts.isShorthandPropertyAssignment(expression.parent)
      ? this.checker.getShorthandAssignmentValueSymbol(expression.parent)
      : this.checker.getSymbolAtLocation(expression);
    const parameter = symbol?.valueDeclaration;
    if (!parameter || !ts.isParameter(parameter)) return false;
    const owner = parameter.parent;
    const index = owner.parameters.indexOf(parameter);
    const before = this.sinks.get(owner) ?? [];
    if (!before.some((one) => one.index === index && one.into === sink.into))
      this.sinks.set(owner, [...before, { ...sink, index }]);
    this.names.add(nameOf(owner));
    return true;
  }

  private literals(expression: ts.Expression): string[] {
    const type = this.checker.getTypeAtLocation(expression);
    const parts = type.isUnion() ? type.types : [type];
    const texts = parts.flatMap((part) => (part.isStringLiteral() ? [part.value] : []));
    return texts.length === parts.length ? texts : [];
  }

  private keep({ into }: Sink, code: string, kind: string): void {
    if (into === 'records') this.found.records.add(code);
    else {
      const kinds = this.found.problems.get(code) ?? new Set();
      for (const one of kind.split('|').filter(Boolean)) kinds.add(one);
      this.found.problems.set(code, kinds);
    }
  }
}

/** Of a call's callee or of a function, however it got its name. */
function nameOf(node: ts.Node): string {
  if (ts.isIdentifier(node)) return node.text;
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  const holder = ts.isArrowFunction(node) || ts.isFunctionExpression(node) ? node.parent : node;
  const named = ts.getNameOfDeclaration(holder as ts.Declaration);
  return named ? nameOf(named) : '';
}

function parameterOf(declaration: ts.Node | undefined, index: number) {
  return declaration && ts.isFunctionLike(declaration) ? declaration.parameters[index] : undefined;
}
