/** What has a name in both languages, as layers and fields have; what has no English one keeps the Thai. */
export interface Titled {
  readonly title: string;
  readonly titleEn?: string | undefined;
}

/** Its name in English words. */
export const englishTitle = ({ title, titleEn }: Titled): string => titleEn || title;
