// What Wikidata is asked. Properties and items are those of https://www.wikidata.org/wiki/Wikidata:WikiProject_Movies/Properties;
// the prefixes are known to the query service: https://www.mediawiki.org/wiki/Wikibase/Indexing/RDF_Dump_Format.

/** Films made in South Korea (P495, Q884) or in Korean (P364, Q9176), of any class of film (Q11424). */
const koreanFilms = `
  { ?item wdt:P495 wd:Q884 . } UNION { ?item wdt:P364 wd:Q9176 . }
  ?item wdt:P31/wdt:P279* wd:Q11424 .
  BIND(xsd:integer(STRAFTER(STR(?item), "entity/Q")) AS ?number)`;

/** By number, so that what comes or goes while pages are asked for moves no other film to another page. */
export const filmsAfter = (
  number: number,
  most: number,
): string => `SELECT DISTINCT ?item ?number WHERE {${koreanFilms}
  FILTER(?number > ${number})
}
ORDER BY ?number
LIMIT ${most}`;

export const countAfter = (
  number: number,
): string => `SELECT (COUNT(DISTINCT ?item) AS ?count) WHERE {${koreanFilms}
  FILTER(?number > ${number})
}`;

/** By its name. Where it is not found, films are joined with KOBIS by title, year and director alone. */
export const kobisProperty = `SELECT ?property WHERE {
  ?property wikibase:propertyType wikibase:ExternalId ; rdfs:label "KOBIS film ID"@en .
}`;

const listed = (items: readonly string[]): string => items.map((item) => `wd:${item}`).join(' ');

/** Names, how many sites of Wikimedia have a page, and the items that were merged into this one (owl:sameAs). */
export const factsOfFilms = (films: readonly string[]): string => `SELECT ?item ?property ?value WHERE {
  VALUES ?item { ${listed(films)} }
  {
    VALUES ?property { rdfs:label skos:altLabel wikibase:sitelinks }
    ?item ?property ?value .
    FILTER(LANG(?value) IN ("en", "ko", "mul", ""))
  } UNION {
    ?value owl:sameAs ?item .
    BIND(owl:sameAs AS ?property)
  }
}`;

/** Names, also in their own language (P1559), and of places their code (P297) and country (P17). */
export const factsOfItems = (items: readonly string[]): string => `SELECT ?item ?property ?value WHERE {
  VALUES ?item { ${listed(items)} }
  VALUES ?property { rdfs:label skos:altLabel wdt:P1559 wdt:P297 wdt:P17 }
  ?item ?property ?value .
  FILTER(ISIRI(?value) || LANG(?value) IN ("en", "ko", "mul", ""))
}`;

/**
 * class, title, director, cast, voices, genre, distributor, broadcaster, date, TMDB, IMDb. Any more properties are asked for as well.
 * Qualifiers: order (P1545), place (P291), way of distribution (P437), distributor (P750), and what a date was of:
 * subject (P805), role (P3831) or event (P793).
 */
export const statementsOf = (films: readonly string[], more: readonly string[]): string => {
  const known = ['P31', 'P1476', 'P57', 'P161', 'P725', 'P136', 'P750', 'P449', 'P577', 'P4947', 'P345'];
  const pairs = [...known, ...more].map((property) => `(p:${property} ps:${property})`).join(' ');
  return `SELECT ?item ?claim ?statement ?rank ?value ?order ?place ?way ?distributor ?occasion ?precision ?calendar WHERE {
  VALUES ?item { ${listed(films)} }
  VALUES (?claim ?main) { ${pairs} }
  ?item ?claim ?statement .
  ?statement ?main ?value ; wikibase:rank ?rank .
  OPTIONAL { ?statement pq:P1545 ?order . }
  OPTIONAL { ?statement pq:P291 ?place . }
  OPTIONAL { ?statement pq:P437 ?way . }
  OPTIONAL { ?statement pq:P750 ?distributor . }
  OPTIONAL { ?statement (pq:P805|pq:P3831|pq:P793) ?occasion . }
  OPTIONAL { ?statement psv:P577 ?node . ?node wikibase:timePrecision ?precision ; wikibase:timeCalendarModel ?calendar . }
}`;
};
