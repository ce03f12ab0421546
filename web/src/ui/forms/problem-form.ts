import { type FormInstance } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FieldProblem, Problem } from '../../api/problem';
import { sayFieldProblem } from '../field-problem';
import { pathOf } from '../field-path';

export interface ProblemForm {
  /** What belongs to no field of the form: for a `ProblemNote` above it. */
  problem: Problem | null;
  /** Puts each error of the API at its field, and scrolls to the first. */
  take: (error: unknown) => void;
  clear: () => void;
  /** Runs an act with the errors of the last one gone; whether it went well. */
  run: (act: () => unknown) => Promise<boolean>;
  busy: boolean;
}

/**
 * Joins an antd form with the API's problems. `rename` leads from a path of the API to a field of the
 * form where they differ (`budgetMax` → `budget`).
 */
export function useProblemForm(
  form: FormInstance,
  rename?: Readonly<Record<string, string>>,
): ProblemForm {
  const { t } = useTranslation(['problems', 'ui']);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const clear = useCallback(() => {
    setProblem(null);
    const touched = form.getFieldsError().filter(({ errors }) => errors.length > 0);
    form.setFields(touched.map(({ name }) => ({ name, errors: [] })));
  }, [form]);
  const take = useCallback(
    (error: unknown) => {
      const found = Problem.from(error);
      const { placed, rest } = place(form, found.fields, rename);
      const fields = [...placed].map(([, { name, problems }]) => ({
        name,
        errors: problems.map((field) => sayFieldProblem(t, field)),
      }));
      form.setFields(fields);
      const [first] = fields;
      if (first) form.scrollToField(first.name, { block: 'center', focus: true });
      // When every complaint stands at its field, the sentence above would only repeat them.
      setProblem(fields.length > 0 && rest.length === 0 ? null : withFields(found, rest));
    },
    [form, rename, t],
  );
  const run = useCallback(
    async (act: () => unknown) => {
      clear();
      setBusy(true);
      try {
        await act();
        return true;
      } catch (error) {
        take(error);
        return false;
      } finally {
        setBusy(false);
      }
    },
    [clear, take],
  );
  return useMemo(() => ({ problem, take, clear, run, busy }), [problem, take, clear, run, busy]);
}

type Name = (string | number)[];

/** Complaints by the field they belong to; a path too deep stands at the field around it. */
function place(form: FormInstance, fields: FieldProblem[], rename: Record<string, string> = {}) {
  const names = form
    .getFieldsError()
    .map(({ name }) => (Array.isArray(name) ? name : [name]) as Name);
  const known = new Map(names.map((name) => [name.join('.'), name]));
  const placed = new Map<string, { name: Name; problems: FieldProblem[] }>();
  const rest: FieldProblem[] = [];
  for (const problem of fields) {
    const path = pathOf(rename[problem.field] ?? problem.field);
    const lengths = path.map((_, i) => path.length - i);
    const key = lengths.map((n) => path.slice(0, n).join('.')).find((part) => known.has(part));
    const name = key === undefined ? undefined : known.get(key);
    if (key === undefined || !name) {
      rest.push(problem);
      continue;
    }
    const entry = placed.get(key) ?? { name, problems: [] };
    entry.problems.push(problem);
    placed.set(key, entry);
  }
  return { placed, rest };
}

function withFields(problem: Problem, fields: FieldProblem[]): Problem {
  const { status, code, message, requestId, facts } = problem;
  return new Problem({ status, code, detail: message, requestId, facts, fields });
}
