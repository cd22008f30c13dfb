import markUrl from './look/mark.svg';

export function Mark() {
  return <img className="mark" src={markUrl} alt="" width={32} height={32} />;
}
