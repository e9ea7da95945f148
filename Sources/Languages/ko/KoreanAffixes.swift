extension AffixFacts {
  /// Particles, and the copula, follow the noun: the last of them first, the plural next to the word.
  static let korean = AffixFacts(
    suffixes: [
      """
      은 는 이 가 을 를 의 도 만 다 이다 인 인데 이며 며 이고 고 이자 이나 나 이라 라 이라는 라는 이라고 라고 이란 란 이라도 라도 이라면 라면 이지만 지만 \
      입니다 였다 이었다 이었던 였다고 이었다고 였으나 이었으나 이라고 이야말로 야말로 였던 이었으며 였으며 이었고 였고 이든 든 이야 야 요 이요 일 조차 마저 밖에 뿐 뿐만 마다 만큼 대로 처럼 같이 적 적인 적으로 하고 \
      랑 이랑 께서 하는 하여 한다 했다
      """,
      "에 에서 에게 에게서 한테 께 로 으로 로서 으로서 로써 으로써 와 과 까지 부터 으로부터 로부터 에서부터 보다 만 뿐 씩 이나 나 간 내 별 상 시",
      "들",
    ],
    forgottenSpaces: "는 은 의 한 된 적 을 를 인 할 던 고 에 로 와 과 도", suffixesAreWords: true, leastLetters: 1)
}
