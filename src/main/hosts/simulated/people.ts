import type { Random } from './random';

/** Someone who has an account on a simulated host. */
export interface Person {
  /** Account name. */
  readonly user: string;
  readonly fullName: string;
}

/** Part of a name: as an account writes it, and as the person does. */
interface NamePart {
  readonly account: string;
  readonly written: string;
}

const givenNames = latin(`
  Amara Anouk Åsa Béla Carlos Chloé Daniel Dilan Elif Emma Fátima Finn Grace Hugo Inês Ivan Jakub João Kofi Lena Liam
  Lucía Mateo Maya Niamh Noah Olga Omar Priya Rosa Ruth Samir Søren Tariq Thị Uma Víctor Wanjiru Yara Zoë`);
const familyNames = latin(`
  Adeyemi Andersson Bauer Becker Brown Costa Demir Dubois Evans Fernández García Haddad Hansen Horváth Ivanova Jansen
  Kamau Khan Kowalski Leclerc López Martin Mensah Moreau Murphy Nguyễn Novák Okafor O'Neill Papadakis Patel Petrov
  Rossi Santos Schmidt Sharma Silva Virtanen Wright Yılmaz`);
const japaneseGivenNames = japanese(`
  aoi 葵 daiki 大輝 hana 花 haruka 遥 haruto 陽翔 kaito 海斗 kenta 健太 mei 芽衣 misaki 美咲 naoki 直樹 ren 蓮 rin 凛
  sakura さくら shota 翔太 sota 颯太 takumi 拓海 yui 結衣 yuto 悠斗`);
const japaneseFamilyNames = japanese(`
  abe 阿部 fujita 藤田 goto 後藤 hayashi 林 inoue 井上 ito 伊藤 kato 加藤 kimura 木村 kobayashi 小林 matsumoto 松本
  mori 森 nakamura 中村 ogawa 小川 okada 岡田 saito 斎藤 sasaki 佐々木 sato 佐藤 shimizu 清水 suzuki 鈴木
  takahashi 高橋 tanaka 田中 watanabe 渡辺 yamada 山田 yoshida 吉田`);

/** As many people as asked for, no two with the same account name; about a fifth of them Japanese. */
export function people(count: number, random: Random): Person[] {
  const pool = [
    ...everyName(givenNames, familyNames, (given, family) => `${given} ${family}`),
    ...everyName(japaneseGivenNames, japaneseFamilyNames, (given, family) => `${family} ${given}`),
  ];
  const list: Person[] = [];
  for (let round = 1; list.length < count; round++) {
    for (const { user, fullName } of random.shuffled(pool)) {
      if (list.length === count) break;
      list.push({ user: round === 1 ? user : `${user}${round}`, fullName });
    }
  }
  return list;
}

function everyName(
  given: readonly NamePart[],
  family: readonly NamePart[],
  full: (given: string, family: string) => string,
): Person[] {
  return given.flatMap((first) =>
    family.map((last) => ({
      user: `${first.account}.${last.account}`,
      fullName: full(first.written, last.written),
    })),
  );
}

/** Names in Latin letters; the account is written without accents. */
function latin(names: string): NamePart[] {
  return words(names).map((written) => {
    const plain = written.toLowerCase().replace('ø', 'o').replace('ı', 'i').normalize('NFD');
    return { account: plain.replace(/[^a-z]/g, ''), written };
  });
}

/** Pairs of an account's writing and the name in Japanese. */
function japanese(pairs: string): NamePart[] {
  const list = words(pairs);
  return list.flatMap((account, place) => {
    const written = list[place + 1];
    return place % 2 === 0 && written !== undefined ? [{ account, written }] : [];
  });
}

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}
