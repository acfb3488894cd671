export { areaStamp, findAhead, rowsInArea } from './area-rows.ts';
