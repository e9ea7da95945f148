extension AffixFacts {
  /// Endings of case, possession and number. The last a or e of a stem is long before them, the
  /// last vowel of some is lost or short.
  static let hungarian = AffixFacts(
    suffixes: [
      """
      t at et ot öt nak nek val vel ban ben ba be ból ből on en ön n ra re ról ről nál nél hoz hez höz tól től ig ként ért vá vé kor \
      képp onként enként önként nként bal bel cal cel dal del fal fel gal gel kal kel lal lel mal mel nal nel pal pel ral rel sal sel \
      tal tel zal zel sszal>sz sszel>sz ggyal>gy ggyel>gy nnyal>ny nnyel>ny ccsal>cs ccsel>cs
      """,
      """
      a e ja je á é já jé m am em om öm d ad ed od öd nk unk ünk tok tek tök atok etek otok ötök k uk ük juk jük \
      i ai ei jai jei im aim eim jaim jeim id aid eid jaid jeid ink aink eink jaink jeink itok aitok eitek ik aik eik jaik jeik é
      """,
      "k ak ek ok ök",
    ],
    stemEndings: "á>a é>e lm>lom lm>lem olg>olog evel>evél el>él er>ér ez>éz ut>út id>íd",
    compoundLinks: "")
}
