// How Korean surnames are spelled in Latin letters: of each the official spelling and those that people use.
// The surnames: Statistics Korea, census of 2015, those of some 5,000 bearers and more. The spellings: Revised Romanization
// of 2000, McCune-Reischauer of 1939, and habit as credits and passports show it.

/** A surname, then its spellings, the commonest first. */
const rows = `
김 kim gim ghim keem
이 lee yi rhee i ri li lie leigh rhie yee yih ee
박 park bak pak bark bahk pahk
최 choi choe chey choy chwe
정 jung jeong chung chong joung jong cheong jeung chyung
강 kang gang kahng khang
조 cho jo joe joh zo
윤 yoon yun youn yune
장 jang chang jahng
임 lim im yim rim leem ihm rhim eem
한 han hahn
오 oh o
서 seo suh so sur seoh su
신 shin sin shinn
권 kwon gwon kweon quon kwun
황 hwang whang
안 ahn an
송 song soung
전 jeon jun chun jon chon jeun
홍 hong
유 yoo yu you yew
류 ryu ryoo lyu lew rhyu yoo yu rue
고 ko go koh goh
문 moon mun
양 yang
손 son sohn
배 bae pae bai pai
백 baek paik back baik paek beak
허 heo hur huh her ho hu
남 nam
심 shim sim
노 noh roh no ro nho
하 ha hah
곽 kwak gwak kwag
성 sung seong
차 cha
주 joo ju choo chu
우 woo u wu ou
구 koo gu goo ku
나 na ra nah rah
라 ra la na rah
민 min
진 jin chin
지 ji jee chi
엄 um eom uhm ohm
채 chae
원 won weon
천 cheon chun chon
방 bang pang
공 gong kong
현 hyun hyeon
함 ham hahm
변 byun byeon pyun byon
염 yeom yum youm yom
여 yeo yuh
추 choo chu
도 do doh to
소 so soh
석 seok suk sok
선 sun seon
설 seol sul sol
마 ma mah
길 gil kil
연 yeon yun youn yon
위 wi wee we
표 pyo
명 myung myeong
기 ki gi kee
반 ban pan bahn
왕 wang
금 geum keum kum
옥 ok ock
육 yook yuk
인 in
맹 maeng
제 je jae
모 mo
탁 tak
국 kook guk gook
어 eo uh
은 eun
편 pyeon pyun
용 yong
예 ye
봉 bong
경 kyung gyeong
사 sa
부 boo bu
가 ga ka
복 bok
태 tae
목 mok
형 hyung hyeong
피 pi
두 doo du
감 gam
음 eum
빈 bin
동 dong
온 on
호 ho
범 bum beom
승 seung
상 sang
당 dang
남궁 namkoong namgung namgoong namkung
황보 hwangbo
선우 sunwoo seonwoo
제갈 jegal
독고 dokgo dokko
사공 sagong
`;

/** Hangul surnames by a spelling, with a cost: nothing for the first spelling of a row, a little more for each later one. */
export const surnamesBySpelling: ReadonlyMap<string, readonly (readonly [string, number])[]> = bySpelling();

function bySpelling(): Map<string, [string, number][]> {
  const found = new Map<string, [string, number][]>();
  for (const [surname = '', ...spellings] of rows
    .trim()
    .split('\n')
    .map((row) => row.split(' '))) {
    for (const [place, spelling] of spellings.entries()) {
      const known = found.get(spelling) ?? [];
      found.set(spelling, [...known, [surname, place * 0.05]]);
    }
  }
  return found;
}
