export { areaStamp, findAhead, rowsInArea } from './area-rows.ts';
export { areaTitle } from './filter-area.queries.ts';
