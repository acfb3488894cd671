import { Switch } from '@mantine/core';
import { blankText } from '../../../shared/text/operations.ts';
import { useText } from '../../ui/index.ts';
import { StepBlank } from './blank-picker.tsx';
import type { BlankProps } from './blank-props.ts';

/** A blank on its own line: a switch, or what stands in a sentence too. */
export function BlankField(props: BlankProps) {
  const t = useText();
  const { name, blank, situation, onFill, label } = props;
  if (blank.kind !== 'switch') return <StepBlank {...props} />;
  return (
    <Switch
      label={label ?? t(blankText[name])}
      checked={(situation.steps[situation.at]?.filled[name] ?? []).length > 0}
      onChange={(event) => onFill(event.currentTarget.checked ? ['yes'] : [])}
    />
  );
}
