/** The product's mark: a folded map with a place on it. Decorative. */
export function Logo({ size }: { readonly size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 52 52" aria-hidden="true">
      <rect width="52" height="52" rx="12" fill="var(--accent)" />
      <g fill="none" stroke="var(--on-accent)" strokeWidth="3" strokeLinejoin="round" strokeLinecap="round">
        <path d="M11 17.5 20.5 13l11 4.5 9.5-4v21L31.5 39l-11-4.5L11 38.5z" />
      </g>
      <circle cx="26" cy="26" r="4.5" fill="var(--on-accent)" />
    </svg>
  );
}
