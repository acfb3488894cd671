export { cleanUpDocuments, handOnDocuments } from './document-actions.ts';
export { DocumentsTab } from './documents-tab.tsx';
export { DocumentViewer } from './viewer.tsx';
