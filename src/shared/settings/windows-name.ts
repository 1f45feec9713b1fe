/** Longest name of a computer in the network, in UTF-16 units. */
const longestName = 253;
const longestLabel = 63;

/** Letters of any language: a Windows computer may be called 教室1. */
const label = /^[\p{L}\p{N}_](?:[\p{L}\p{M}\p{N}_-]*[\p{L}\p{M}\p{N}_])?$/u;

/**
 * The name of a Windows computer in a text such as `PC-12`, `\\PC-12`, `pc-12.school.example.` or `192.168.1.20`, always
 * written in the same way; undefined where it is none. Everything that Windows is asked to open has been through here.
 */
export function parseWindowsName(text: string): string | undefined {
  const name = text.replace(/^\\\\/, '').replace(/\.$/, '').toLowerCase();
  if (name.length > longestName) return undefined;
  const labels = name.split('.');
  return labels.every((part) => part.length <= longestLabel && label.test(part)) ? name : undefined;
}
