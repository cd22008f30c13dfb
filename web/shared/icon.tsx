/** Line icons drawn for this project on a 20×20 grid. */
const shapes = {
  close: 'M5.5 5.5l9 9M14.5 5.5l-9 9',
  minus: 'M5 10h10',
  plus: 'M5 10h10M10 5v10',
  page: 'M5.5 3h6.5L15 6v11H5.5zM12 3v3h3',
  target: 'M3.5 7V4.5H6M14 4.5h2.5V7M16.5 13v2.5H14M6 15.5H3.5V13M6.5 10h7',
  rotate: 'M15.5 8.5A6 6 0 1 0 16 11M16 4.5v4h-4',
  contrast: 'M10 3.5a6.5 6.5 0 1 0 0 13zM10 3.5a6.5 6.5 0 0 1 0 13',
  invert: 'M4 4h12v12H4zM4 16 16 4M12.5 10v4M10.5 12h4M6 6.8h3.5',
  scan: 'M3.5 7V4h3M13.5 4h3v3M16.5 13v3h-3M6.5 16h-3v-3M7 7.5h6v5H7z',
  search: 'M9 4a5 5 0 1 0 0 10A5 5 0 0 0 9 4zM12.8 12.8 16.5 16.5',
  check: 'M4.5 10.5 8.5 14.5 15.5 6',
  doubt: 'M10 3.5 17 16H3zM10 8v3.5M10 13.6v.2',
  blank: 'M4 10h12',
  eyeOff: 'M3 10s2.6-5 7-5 7 5 7 5-2.6 5-7 5-7-5-7-5zM4 4l12 12',
  undo: 'M7.5 5 4 8.5 7.5 12M4.5 8.5h7a4 4 0 0 1 0 8H8',
  clock: 'M10 3.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM10 6.5V10l2.5 1.8',
  person: 'M10 4a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM4 16.5c.8-3 3-4.5 6-4.5s5.2 1.5 6 4.5',
  print: 'M6 8V3.5h8V8M6 14H3.5V8h13v6H14M6 11.5h8v5H6z',
  open: 'M11.5 4H16v4.5M16 4l-7 7M13.5 11v5h-9.5V6.5h5',
  save: 'M10 3.5v8.5M6.5 8.8 10 12.3l3.5-3.5M4 16h12',
  seal: 'M10 3.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM7.5 11.8 6.5 17l3.5-1.8 3.5 1.8-1-5.2M8.2 8l1.3 1.3L12 6.8',
  stop: 'M10 3.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM5.5 5.5l9 9',
  back: 'M12 5 7 10l5 5',
  retry: 'M4.5 8.5A6 6 0 1 1 4 11M4 4.5v4h4',
  keys: 'M3 6h14v8.5H3zM5.5 8.5h.2M8 8.5h.2M10.5 8.5h.2M13 8.5h.2M6.5 12h7',
  books: 'M4 4h3.5v12.5H4zM8.5 4H12v12.5H8.5zM12.8 5l3-.8 2 11.5-3 .7z',
  globe:
    'M10 3.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM3.5 10h13M10 3.5c2 1.8 2.8 4 2.8 6.5S12 14.7 10 16.5C8 14.7 7.2 12.5 7.2 10S8 5.3 10 3.5z',
  leave: 'M8 4H4v12h4M8.5 10H17M14 7l3 3-3 3',
  hurry: 'M11 3 5 11.5h4.5L8.5 17 15 8.5h-4.5z',
} as const;

export type IconName = keyof typeof shapes;

export function Icon(props: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true">
      <path d={shapes[props.name]} />
    </svg>
  );
}
