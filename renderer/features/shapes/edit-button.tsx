import { Button } from '@mantine/core';
import { IconMapPin, IconVector } from '@tabler/icons-react';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { shapesUi } from '../../../shared/text/shapes-ui.ts';
import { IconButton, useText } from '../../ui/index.ts';
import { isPersonal } from '../layers/index.ts';
import { useWorkspace } from '../workspace/index.ts';
import { editShapes } from './open-session.ts';

/**
 * True for layers whose shapes are their rows' own: zones and results follow from others. Where somebody lives is never drawn
 * on the map: it is told in the form alone.
 */
export const canEditShapes = (layer: LayerSummary): boolean =>
  layer.geometryType !== 'None' &&
  layer.kind !== 'result' &&
  layer.zoneSchemeId === null &&
  !isPersonal(layer);

interface EditShapesProps {
  readonly layer: LayerSummary;
  readonly fids: readonly number[];
  /** False of a row that has no place on the map yet. */
  readonly placed?: boolean;
  /** As an icon alone, for heads of panels. */
  readonly compact?: boolean;
}

/** «แก้แนวเขต» of chosen rows; nothing where their shapes can't be edited. */
export function EditShapesButton({ layer, fids, placed = true, compact = false }: EditShapesProps) {
  const t = useText();
  const workspace = useWorkspace();
  if (!canEditShapes(layer) || workspace?.readOnly !== false) return null;
  const point = layer.geometryType.endsWith('Point');
  const label = t(placed ? (point ? shapesUi.editPoint : shapesUi.edit) : shapesUi.place);
  const Icon = point ? IconMapPin : IconVector;
  const open = (): void => void editShapes(layer, fids);
  return compact ? (
    <IconButton label={label} onClick={open}>
      <Icon size={18} stroke={1.75} />
    </IconButton>
  ) : (
    <Button variant="default" leftSection={<Icon size={18} stroke={1.75} />} onClick={open}>
      {label}
    </Button>
  );
}
