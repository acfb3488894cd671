/** A case where we answer otherwise than GDAL does: what we say (rows by set, or a refusal), and why that is right. */
export interface Otherwise {
  readonly outcome: string;
  readonly reason: string;
}

export const OTHERWISE: Readonly<Record<string, Otherwise>> = {
  'torture/gdal-shp/buggypoint.shp': {
    outcome: '1',
    reason: "The record's own length is right, only that of the index is not.",
  },
  'torture/made/shp_numpoints_2147483647/data.shp': {
    outcome: '2',
    reason: 'GDAL stops at the record that lies; the one behind it is whole.',
  },
  'torture/made/zip_bomb_small/bomb.zip': {
    outcome: 'archive-unsafe',
    reason: 'Unpacks to far more than it holds.',
  },
  'torture/made/zip_empty/empty.zip': { outcome: 'format-unknown', reason: 'There is nothing in it.' },
  'torture/made/zip_nested_folder/nested.zip': {
    outcome: '3',
    reason: 'Folders within the archive are looked into.',
  },
  'torture/made/shx_missing/data.shp': {
    outcome: '5',
    reason: 'The index is not needed for reading through.',
  },
  'torture/shapetcl/multipatch.shp': {
    outcome: 'geometry-unsupported',
    reason: 'Surfaces in space have no place on a map; refused in words.',
  },
  'torture/nts/TestShapefiles/christchurch-canterbury-h.shp': {
    outcome: 'file-unreadable',
    reason: 'The header is none of a shapefile and there is no table.',
  },
  'th/tambon_xlsx/Amnat Charoen.xlsx': {
    outcome: '56',
    reason: 'GDAL counts the row of the column names as a row of data.',
  },
  'th/tambon_xlsx/Chai Nat.xlsx': {
    outcome: '53',
    reason: 'GDAL counts the row of the column names as a row of data.',
  },
  'th/tambon_xlsx/Chiang Rai.xlsx': {
    outcome: '124',
    reason: 'GDAL counts the row of the column names as a row of data.',
  },
  'th/tambon_xlsx/Krabi.xlsx': {
    outcome: '53',
    reason: 'GDAL counts the row of the column names as a row of data.',
  },
  'th/tambon_xlsx/Sa Kaeo.xlsx': {
    outcome: '59',
    reason: 'GDAL counts the row of the column names as a row of data.',
  },
  'torture/gdal-csv/csv_with_utf8_bom.csv': {
    outcome: '2',
    reason: 'Two rows stand in it; GDAL wants them from its own companion file.',
  },
  'torture/gdal-csv/double_quotes_in_middle_of_field_bis.csv': {
    outcome: '2',
    reason: 'A quote within a bare cell is a letter like any other; GDAL swallows the second row.',
  },
  'torture/gdal-csv/unbalanced_double_quotes.csv': {
    outcome: '2',
    reason: 'The quote is closed at the end of its line; GDAL swallows the second row.',
  },
  'torture/gdal-csv/testcsvt.csv': {
    outcome: '1',
    reason: 'The last row has no value in any cell: skipped as blank, and counted.',
  },
  'torture/gdal-xlsx/inlineStr.xlsx': {
    outcome: '1',
    reason: 'GDAL counts the row of the column names as a row of data.',
  },
  'torture/gdal-geojson/ogr_geojson_14.geojson': {
    outcome: '8',
    reason: 'Features with broken coordinates are rows without a shape; nothing is dropped.',
  },
  'torture/gdal-kml/empty.kml': {
    outcome: '0',
    reason: 'A document without placemarks is a set without rows.',
  },
  'torture/gdal-kml/style_of_point_with_external_style/style.kml': {
    outcome: '0',
    reason: 'A document of styles only is a set without rows.',
  },
  'torture/gdal-kml/folder_with_subfolder_placemark.kml': {
    outcome: '1',
    reason: 'A folder without placemarks is no layer.',
  },
  'torture/gdal-xlsx/row_without_r_attribute.xlsx': {
    outcome: '1',
    reason: 'Rows count on where their number is left out.',
  },
  'torture/gdal-xlsx/test_empty_last_field.xlsx': {
    outcome: '4',
    reason: 'Formatted rows without any value are skipped as blank, and counted.',
  },
  'torture/gdal-xlsx/with_xml_prefix.xlsx': { outcome: '1', reason: 'Prefixed names are the same names.' },
  'torture/gpkg-ngageoint/gdal_sample.gpkg': {
    outcome: '2 2 2 2 2 2 5 8 2 2 2 2 2 2 5 8',
    reason: 'All tables; what GDAL said of it was kept for ten.',
  },
  'torture/gpkg-ngageoint/multi.gpkg': {
    outcome: '1',
    reason: 'Tables of styles and icons are no data of the user.',
  },
  'torture/gpkg-ngageoint/multipoint.gpkg': {
    outcome: '1',
    reason: 'Tables of styles and icons are no data of the user.',
  },
  'torture/gpkg-ngageoint/styled.gpkg': {
    outcome: '7',
    reason: 'Tables of styles and icons are no data of the user.',
  },
  'torture/gpkg-ngageoint/styled_with_icon.gpkg': {
    outcome: '7',
    reason: 'Tables of styles and icons are no data of the user.',
  },
  'torture/gpkg-ngageoint/test_shapes_two_points.gpkg': {
    outcome: '5',
    reason: "Tables of another program's own bookkeeping are no data of the user.",
  },
  'torture/made/xlsx_thai/households.xlsx': {
    outcome: '2',
    reason: 'The second sheet is notes without a table; it is named as such and stops nothing.',
  },
};
