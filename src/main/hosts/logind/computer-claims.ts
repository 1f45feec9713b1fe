/** Which computer each entry of the list is connected to, so that the same one twice is found out. */
export class ComputerClaims {
  /** How to get the name of the entry, by what names the computer and its boot. */
  readonly #names = new Map<string, () => string>();

  /**
   * Claims a computer for an entry. The answer lets go of it; or it is the name of the entry that has it. Cloned computers
   * can share a machine id, so the boot counts too.
   */
  claim(machineId: string, boot: string, name: () => string): (() => void) | string {
    const computer = `${machineId} ${boot}`;
    const other = this.#names.get(computer);
    if (other !== undefined) return other();
    this.#names.set(computer, name);
    return () => void this.#names.delete(computer);
  }
}
