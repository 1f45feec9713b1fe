import { WtsLayoutError } from './wts-api';

/** A structure as a foreign function interface lays it out, in bytes. */
interface Layout {
  readonly size: number;
}

/** Sizes of the structures and offsets of their fields on 64 bits, in bytes, as the SDK (wtsapi32.h) has them. */
export const documentedLayouts = {
  WTS_SESSION_INFO_1W: { size: 56, fields: { pSessionName: 16, pUserName: 32, pDomainName: 40 } },
  WTSINFOEXW: { size: 232, fields: { Data: 8 } },
  WTSINFOEX_LEVEL1_W: {
    size: 224,
    fields: { SessionFlags: 8, UserName: 78, DomainName: 120, LogonTime: 160, CurrentTime: 192 },
  },
  WTS_CLIENT_ADDRESS: { size: 24, fields: { Address: 4 } },
} as const;

type StructName = keyof typeof documentedLayouts;

/** Throws where one is laid out in another way: everything that is read would be something else. */
export function checkLayouts<L extends Layout>(
  layouts: Readonly<Record<StructName, L>>,
  offsetOf: (layout: L, field: string) => number,
): void {
  for (const [name, { size, fields }] of Object.entries(documentedLayouts)) {
    const layout = layouts[name as StructName];
    if (layout.size !== size) throw new WtsLayoutError(`${name} has ${layout.size} bytes, not ${size}`);
    for (const [field, offset] of Object.entries(fields)) {
      const found = offsetOf(layout, field);
      if (found !== offset) throw new WtsLayoutError(`${name}.${field} is at ${found}, not at ${offset}`);
    }
  }
}
