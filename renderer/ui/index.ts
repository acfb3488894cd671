export { Empty, type EmptyProps } from './empty.tsx';
export { ErrorNotice, type ErrorNoticeProps } from './error-notice.tsx';
export { type EvidenceLine, EvidenceMark, type EvidenceMarkProps } from './evidence-mark.tsx';
export { FormatArea, type FormatAreaProps } from './format.tsx';
export { IconButton, type IconButtonProps } from './icon-button.tsx';
export { JobProgress, type JobProgressProps } from './job-progress.tsx';
export { LegendSwatch, type SwatchLook } from './legend-swatch.tsx';
export { Panel, PanelBody, PanelFoot, PanelHead, type PanelHeadProps } from './panel-head.tsx';
export { fill, type Language, setLanguage, type Translate, translate, useLanguage, useText } from './text.ts';
