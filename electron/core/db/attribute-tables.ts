/**
 * Tables of ours without a place in the catalogue of layers: links between rows, sources, imports, documents, views.
 * Journalled and watched for outside edits like registers.
 */
export const ATTRIBUTE_TABLES = [
  'zone_scheme',
  'zone_district',
  'council_area_subdistrict',
  'council_area_village',
  'forest_village',
  'area_lineage',
  'official_area',
  'dataset_source',
  'import_job',
  'import_profile',
  'import_original',
  'document',
  'saved_view',
  'code_list',
] as const;
