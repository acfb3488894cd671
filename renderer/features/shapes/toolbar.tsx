import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconArrowsJoin2,
  IconArrowsMove,
  IconCircleMinus,
  IconCirclePlus,
  IconCut,
  IconEraser,
  IconLink,
  IconMagnet,
  IconPencil,
  IconPhotoPin,
  IconRoute,
  IconTargetArrow,
  IconVector,
  type TablerIcon,
} from '@tabler/icons-react';
import { shapesUi } from '../../../shared/text/shapes-ui.ts';
import { IconButton, useText } from '../../ui/index.ts';
import { patchSession, redoStep, takeTool, undoStep } from './board.ts';
import { openDialog } from './dialog-state.ts';
import { pickPhoto } from './pick-photo.ts';
import { drawnKind, type Session, type ToolName } from './session.ts';
import css from './shapes.module.css';
import { availableTools, TOOL_KEYS, TOOL_NAMES } from './tool-list.ts';

const ICONS: Readonly<Record<ToolName, TablerIcon>> = {
  vertex: IconVector,
  move: IconArrowsMove,
  draw: IconPencil,
  part: IconCirclePlus,
  hole: IconCircleMinus,
  split: IconCut,
  merge: IconArrowsJoin2,
  remove: IconEraser,
};

const ICON = { size: 20, stroke: 1.75 };
const letter = (code: string): string => code.replace('Key', '');

function Tools({ session }: { readonly session: Session }) {
  const t = useText();
  return availableTools(session).map((name) => {
    const Icon = ICONS[name];
    return (
      <IconButton
        key={name}
        label={t(TOOL_NAMES[name])}
        shortcut={letter(TOOL_KEYS[name])}
        pressed={session.tool === name}
        onClick={() => takeTool(name)}
      >
        <Icon {...ICON} />
      </IconButton>
    );
  });
}

/** How the pointer is led: switches that stay as they are from tool to tool. */
function Switches({ session }: { readonly session: Session }) {
  const t = useText();
  const point = drawnKind(session) === 'Point';
  return (
    <>
      <IconButton
        label={t(shapesUi.snapping)}
        shortcut="S"
        pressed={session.snapping}
        onClick={() => patchSession({ snapping: !session.snapping })}
      >
        <IconMagnet {...ICON} />
      </IconButton>
      {!point && (
        <>
          <IconButton
            label={t(shapesUi.tracing)}
            shortcut="T"
            pressed={session.tracing}
            onClick={() => patchSession({ tracing: !session.tracing })}
          >
            <IconRoute {...ICON} />
          </IconButton>
          <IconButton
            label={t(shapesUi.shared)}
            shortcut="B"
            pressed={session.shared}
            onClick={() => patchSession({ shared: !session.shared })}
          >
            <IconLink {...ICON} />
          </IconButton>
        </>
      )}
    </>
  );
}

/** The tools over the map, each with its name and its key. */
export function Toolbar({ session }: { readonly session: Session }) {
  const t = useText();
  return (
    <div className={css.toolbar} role="toolbar" aria-label={t(shapesUi.tools)}>
      <Tools session={session} />
      <hr />
      <Switches session={session} />
      <hr />
      <IconButton label={t(shapesUi.coordinates)} shortcut="G" onClick={() => openDialog('coordinates')}>
        <IconTargetArrow {...ICON} />
      </IconButton>
      <IconButton label={t(shapesUi.photo)} onClick={() => void pickPhoto()}>
        <IconPhotoPin {...ICON} />
      </IconButton>
      <hr />
      <IconButton
        label={t(shapesUi.undoStep)}
        shortcut="Ctrl Z"
        disabled={session.past.length === 0}
        onClick={undoStep}
      >
        <IconArrowBackUp {...ICON} />
      </IconButton>
      <IconButton
        label={t(shapesUi.redoStep)}
        shortcut="Ctrl Y"
        disabled={session.future.length === 0}
        onClick={redoStep}
      >
        <IconArrowForwardUp {...ICON} />
      </IconButton>
    </div>
  );
}
