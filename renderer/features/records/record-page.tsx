import { formsText } from '../../../shared/text/forms-ui.ts';
import { useDesk } from '../../app/desk.ts';
import { Panel, useText } from '../../ui/index.ts';
import { useForms } from './drafts.ts';
import css from './form.module.css';
import { FormPanel } from './form-panel.tsx';

/** The wide form over the table of the data place; nothing while none is open. */
export function RecordPage() {
  const t = useText();
  const open = useForms((state) => state.open);
  const place = useDesk((state) => state.place);
  const title = useForms(({ drafts }) => (open === null ? '' : (drafts[open.key]?.title ?? '')));
  if (open === null || !open.wide || place !== 'data') return null;
  return (
    <div className={css.page}>
      <Panel label={t(formsText.formOf, { title })}>
        <FormPanel open={open} wide />
      </Panel>
    </div>
  );
}
