// A small set of our own: real films, and ways in which people look for them.
import type { Film, Query } from './search-corpus.ts';

/** Title, Korean title, year, directors, cast. */
const filmRows = `
Parasite | 기생충 | 2019 | Bong Joon-ho 봉준호 | Song Kang-ho 송강호, Lee Sun-kyun 이선균, Cho Yeo-jeong 조여정, Choi Woo-shik 최우식
Memories of Murder | 살인의 추억 | 2003 | Bong Joon-ho 봉준호 | Song Kang-ho 송강호, Kim Sang-kyung 김상경
The Host | 괴물 | 2006 | Bong Joon-ho 봉준호 | Song Kang-ho 송강호, Byun Hee-bong 변희봉, Park Hae-il 박해일, Bae Doona 배두나
Mother | 마더 | 2009 | Bong Joon-ho 봉준호 | Kim Hye-ja 김혜자, Won Bin 원빈
Snowpiercer | 설국열차 | 2013 | Bong Joon-ho 봉준호 | Song Kang-ho 송강호, Go Ah-sung 고아성
Oldboy | 올드보이 | 2003 | Park Chan-wook 박찬욱 | Choi Min-sik 최민식, Yoo Ji-tae 유지태, Kang Hye-jung 강혜정
The Handmaiden | 아가씨 | 2016 | Park Chan-wook 박찬욱 | Kim Min-hee 김민희, Kim Tae-ri 김태리, Ha Jung-woo 하정우
Decision to Leave | 헤어질 결심 | 2022 | Park Chan-wook 박찬욱 | Park Hae-il 박해일, Lee Jung-hyun 이정현
Lady Vengeance | 친절한 금자씨 | 2005 | Park Chan-wook 박찬욱 | Lee Young-ae 이영애, Choi Min-sik 최민식
Joint Security Area | 공동경비구역 JSA | 2000 | Park Chan-wook 박찬욱 | Lee Byung-hun 이병헌, Lee Young-ae 이영애, Shin Ha-kyun 신하균
Train to Busan | 부산행 | 2016 | Yeon Sang-ho 연상호 | Gong Yoo 공유, Jung Yu-mi 정유미, Ma Dong-seok 마동석
Peninsula | 반도 | 2020 | Yeon Sang-ho 연상호 | Gang Dong-won 강동원, Lee Jung-hyun 이정현
JUNG_E | 정이 | 2023 | Yeon Sang-ho 연상호 | Kang Soo-youn 강수연, Kim Hyun-joo 김현주
The Wailing | 곡성 | 2016 | Na Hong-jin 나홍진 | Kwak Do-won 곽도원, Hwang Jung-min 황정민, Chun Woo-hee 천우희
The Chaser | 추격자 | 2008 | Na Hong-jin 나홍진 | Kim Yoon-seok 김윤석, Ha Jung-woo 하정우
Burning | 버닝 | 2018 | Lee Chang-dong 이창동 | Yoo Ah-in 유아인, Jeon Jong-seo 전종서
Secret Sunshine | 밀양 | 2007 | Lee Chang-dong 이창동 | Jeon Do-yeon 전도연, Song Kang-ho 송강호
Poetry | 시 | 2010 | Lee Chang-dong 이창동 | Yoon Jeong-hee 윤정희
Peppermint Candy | 박하사탕 | 1999 | Lee Chang-dong 이창동 | Sol Kyung-gu 설경구, Moon So-ri 문소리
A Taxi Driver | 택시운전사 | 2017 | Jang Hoon 장훈 | Song Kang-ho 송강호, Yoo Hae-jin 유해진, Ryu Jun-yeol 류준열
1987: When the Day Comes | 1987 | 2017 | Jang Joon-hwan 장준환 | Kim Yoon-seok 김윤석, Ha Jung-woo 하정우
Along with the Gods: The Two Worlds | 신과함께-죄와 벌 | 2017 | Kim Yong-hwa 김용화 | Ha Jung-woo 하정우, Cha Tae-hyun 차태현
The Outlaws | 범죄도시 | 2017 | Kang Yoon-sung 강윤성 | Ma Dong-seok 마동석, Yoon Kye-sang 윤계상
The Roundup | 범죄도시 2 | 2022 | Lee Sang-yong 이상용 | Ma Dong-seok 마동석, Son Suk-ku 손석구
Exhuma | 파묘 | 2024 | Jang Jae-hyun 장재현 | Choi Min-sik 최민식, Kim Go-eun 김고은, Yoo Hae-jin 유해진
12.12: The Day | 서울의 봄 | 2023 | Kim Sung-su 김성수 | Hwang Jung-min 황정민, Jung Woo-sung 정우성
Kill Boksoon | 길복순 | 2023 | Byun Sung-hyun 변성현 | Jeon Do-yeon 전도연, Sol Kyung-gu 설경구
Unlocked | 스마트폰을 떨어뜨렸을 뿐인데 | 2023 | Kim Tae-joon 김태준 | Chun Woo-hee 천우희, Im Si-wan 임시완
Phantom | 유령 | 2023 | Lee Hae-young 이해영 | Sol Kyung-gu 설경구, Lee Hanee 이하늬
The Point Men | 교섭 | 2023 | Yim Soon-rye 임순례 | Hwang Jung-min 황정민, Hyun Bin 현빈
My Sassy Girl | 엽기적인 그녀 | 2001 | Kwak Jae-yong 곽재용 | Jun Ji-hyun 전지현, Cha Tae-hyun 차태현
A Tale of Two Sisters | 장화, 홍련 | 2003 | Kim Jee-woon 김지운 | Im Soo-jung 임수정, Moon Geun-young 문근영
A Bittersweet Life | 달콤한 인생 | 2005 | Kim Jee-woon 김지운 | Lee Byung-hun 이병헌
Alienoid | 외계+인 1부 | 2022 | Choi Dong-hoon 최동훈 | Ryu Jun-yeol 류준열, Kim Woo-bin 김우빈, Kim Tae-ri 김태리
Right Now, Wrong Then | 지금은맞고그때는틀리다 | 2015 | Hong Sang-soo 홍상수 | Jung Jae-young 정재영, Kim Min-hee 김민희
Silenced | 도가니 | 2011 | Hwang Dong-hyuk 황동혁 | Gong Yoo 공유, Jung Yu-mi 정유미
Take Care of My Cat | 고양이를 부탁해 | 2001 | Jeong Jae-eun 정재은 | Bae Doona 배두나
301/302 | 301 302 | 1995 | Park Chul-soo 박철수 | Bang Eun-jin 방은진
The Bow | 활 | 2005 | Kim Ki-duk 김기덕 | Jeon Sung-hwan 전성환
The Isle | 섬 | 2000 | Kim Ki-duk 김기덕 | Seo Jung 서정, Kim Yu-seok 김유석`;

/** A kind, then queries, each with the title that it means; of a person any of their movies is meant. */
const queryRows = `
exact-en | Burning = Burning; The Isle = The Isle; Mother = Mother; Take Care of My Cat = Take Care of My Cat; 301/302 = 301/302
exact-ko | 반도 = Peninsula; 시 = Poetry; 활 = The Bow; 외계+인 1부 = Alienoid; 1987 = 1987: When the Day Comes
prefix-en | deci = Decision to Leave; a bitters = A Bittersweet Life; right now, w = Right Now, Wrong Then; snowp = Snowpiercer; train to = Train to Busan
typo1-en | parasyte = Parasite; snowpeircer = Snowpiercer; penninsula = Peninsula; lady vengance = Lady Vengeance; memories of mruder = Memories of Murder
typo2-en | teh handmaidn = The Handmaiden; deciscion to leve = Decision to Leave; my sasy gril = My Sassy Girl; pepermint candi = Peppermint Candy
space-hyphen-en | old boy = Oldboy; trainto busan = Train to Busan; taxidriver = A Taxi Driver; snow-piercer = Snowpiercer
word-en | two sisters = A Tale of Two Sisters; security area = Joint Security Area; sunshine secret = Secret Sunshine; wrong then = Right Now, Wrong Then
rom-attested | Gwemul = The Host; Salineui chueok = Memories of Murder; Agassi = The Handmaiden; Hae-eojil gyeolsim = Decision to Leave; Janghwa, Hongryeon = A Tale of Two Sisters; Busanhaeng = Train to Busan; Pamyo = Exhuma; Bumjoidosi = The Outlaws
rom-typed | olduboi = Oldboy; seolgungnyeolcha = Snowpiercer; taeksiunjeonsa = A Taxi Driver; dalkomhan insaeng = A Bittersweet Life; seoului bom = 12.12: The Day
partial-ko | 친절한 = Lady Vengeance; 떨어뜨렸을 = Unlocked; 그때는 = Right Now, Wrong Then; 운전사 = A Taxi Driver
space-ko | 헤어질결심 = Decision to Leave; 박하 사탕 = Peppermint Candy; 범죄 도시2 = The Roundup; 지금은 맞고 그때는 틀리다 = Right Now, Wrong Then
typo-ko | 기셍충 = Parasite; 살인에 추억 = Memories of Murder; 택시운전수 = A Taxi Driver; 고양이를 부탁헤 = Take Care of My Cat
ime-midway-ko | 기새 = Parasite; 설국ㅇ = Snowpiercer; 헤어질 겨 = Decision to Leave; 달콤하 = A Bittersweet Life
choseong | ㄱㅅㅊ = Parasite; ㅅㄱㅇㅊ = Snowpiercer; ㅎㅇㅈ ㄱㅅ = Decision to Leave; ㅌㅅㅇㅈㅅ = A Taxi Driver; ㅂㅎㅅㅌ = Peppermint Candy; ㄱㅂㅅ = Kill Boksoon
kbd-latin-for-hangul | rltodcnd = Parasite; tjfrnrdufck = Snowpiercer; qntksgod = Train to Busan; qkrgktkxkd = Peppermint Candy; vkay = Exhuma
kbd-hangul-for-latin | ㅔㅁㄱㅁ냣ㄷ = Parasite; ㅐㅣㅇㅠㅐㅛ = Oldboy; ㅠㅕ구ㅑㅜㅎ = Burning; ㄴㅜㅐㅈㅔㅑㄷㄱㅊㄷㄱ = Snowpiercer
person-attested | Bong Joon Ho = Parasite, Memories of Murder, The Host, Mother, Snowpiercer; Don Lee Ma Dong-seok = Train to Busan, The Outlaws, The Roundup; Seol Gyeong-gu = Peppermint Candy, Kill Boksoon, Phantom; Gianna Jun Ji-hyun = My Sassy Girl
person-format | kim taeri = The Handmaiden, Alienoid; Sangsoo Hong = Right Now, Wrong Then; lee byung hun = Joint Security Area, A Bittersweet Life; Bae Doo-na = The Host, Take Care of My Cat; Jeon, Do-yeon = Secret Sunshine, Kill Boksoon
person-ko | 송강호 = Parasite, Memories of Murder, The Host, Snowpiercer, Secret Sunshine, A Taxi Driver; 마동석 = Train to Busan, The Outlaws, The Roundup; 공유 = Train to Busan, Silenced; 임수정 = A Tale of Two Sisters
person-rule | Yi Byeong-heon = Joint Security Area, A Bittersweet Life; Bak Chan-uk = Oldboy, The Handmaiden, Decision to Leave, Lady Vengeance, Joint Security Area; Choe Min-sik = Oldboy, Lady Vengeance, Exhuma; Ryoo Joon-yul = A Taxi Driver, Alienoid; Lim Sun-rye = The Point Men; Jeong U-seong = 12.12: The Day
title-year | mother 2009 = Mother; phantom (2023) = Phantom; burning 2018 = Burning; silenced 2011 = Silenced
seed | Jung E = JUNG_E; wjddl = JUNG_E; rlfqhrtns = Kill Boksoon; 스마트폰 = Unlocked; rytjq = The Point Men; ㅅㅁㅌㅍㅇ = Unlocked
seed-person | Yim Si-wan = Unlocked; 천우희 = The Wailing, Unlocked; Hyeon Bin = The Point Men; parasite song kang ho = Parasite`;

const cells = (row: string): string[] => row.split('|').map((cell) => cell.trim());

const peopleIn = (text: string) =>
  text.split(',').map((person) => {
    const words = person.trim().split(' ');
    return { name: words.slice(0, -1).join(' '), originalName: words.slice(-1).join('') };
  });

export const films: readonly Film[] = filmRows
  .trim()
  .split('\n')
  .map((row, place) => {
    const [title = '', originalTitle = '', year = '', directors = '', cast = ''] = cells(row);
    return {
      id: `film:${place + 1}`,
      title,
      originalTitle,
      year: Number(year),
      directors: peopleIn(directors),
      cast: peopleIn(cast),
    };
  });

const idsByTitle = new Map(films.map(({ id, title }) => [title, id]));

/** Of one title, which may hold a comma, or of several. */
function idsOf(text: string): string[] {
  const found = idsByTitle.get(text);
  return found === undefined ? text.split(', ').flatMap((title) => idsByTitle.get(title) ?? []) : [found];
}

export const queries: readonly Query[] = queryRows
  .trim()
  .split('\n')
  .flatMap((row) => {
    const [kind = '', list = ''] = cells(row);
    return list.split(';').map((pair) => {
      const [query = '', meant = ''] = pair.split(' = ').map((part) => part.trim());
      return { kind, query, expected: idsOf(meant) };
    });
  });
