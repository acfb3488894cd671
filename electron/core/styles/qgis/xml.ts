/** An element of XML with its attributes and what lies in it; texts are escaped by `text`. */
export const el = (
  name: string,
  attributes: Readonly<Record<string, string | number>> = {},
  children: readonly string[] | string = [],
): string => {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${text(String(value))}"`)
    .join('');
  const inner = typeof children === 'string' ? children : children.join('');
  return inner === '' ? `<${name}${written}/>` : `<${name}${written}>${inner}</${name}>`;
};

/**
 * Text that may stand in XML: what XML 1.0 has no sign for is left out. Tabs and ends of lines are numbered, since an
 * attribute's reader makes blanks of them, and a value that is compared is then another.
 */
export const text = (value: string): string =>
  value
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out.
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/[\t\n\r]/g, (sign) => `&#${sign.charCodeAt(0)};`);
