/** A share of a whole as a bar; the figures stand beside it. */
export function ShareBar(props: { share: number }) {
  return (
    <div className="mirror-bar" aria-hidden="true">
      <span style={{ width: `${props.share * 100}%` }} />
    </div>
  );
}
