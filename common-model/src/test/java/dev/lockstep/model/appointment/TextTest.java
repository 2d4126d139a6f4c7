package dev.lockstep.model.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {

  /** Escapes as in Java, because they would not be seen. */
  private static String unescaped(String escaped) {
    return escaped
        .translateEscapes()
        .replace("{nbsp}", "\u00a0")
        .replace("{ls}", "\u2028")
        .replace("{high}", "\ud83d")
        .replace("{low}", "\ude00")
        .replace("{del}", "\u007f")
        .replace("{em}", "\u2003");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Visit",
        "Gr\u00fc\u00dfe",
        "\u0141\u00f3d\u017a",
        "one\\ntwo",
        "one\\n\\ntwo",
        "a\\tb",
        "a b",
        "{high}{low}",
        "\u4f1a\u8b70"
      })
  void whatIsNormalStaysAsItIs(String text) {
    assertThat(new Text(unescaped(text)).value()).isEqualTo(unescaped(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        " Visit|Visit", "Visit |Visit", "\\tVisit|Visit", "Visit\\t|Visit", "\\nVisit|Visit",
        "Visit\\n|Visit", "a\\r\\nb|a\\nb", "a\\rb|a\\nb", "a\\r|a", "a \\nb|a\\nb",
        "a\\t\\nb|a\\nb", "a \\t\\n\\nb|a\\n\\nb", "a{nbsp}b|a b", "{nbsp}a|a", "a{ls}b|a\\nb",
        "a\\0b|ab", "a{del}b|ab", "{em}a{em}|a", "{high}a|\ufffda", "a{low}|a\ufffd",
        " \\n |''"
      })
  void whatIsNotIsMended(String text, String mended) {
    assertThat(new Text(unescaped(text)).value()).isEqualTo(unescaped(mended));
  }

  @Test
  void onOneLineEachRunOfLineEndsAndTabsIsOneBlank() {
    assertThat(new Text("a\n\n\tb\tc").singleLine()).isEqualTo("a b c");
    assertThat(new Text("a b").singleLine()).isEqualTo("a b");
    assertThat(new Text("a\nb").singleLine()).isEqualTo("a b");
    assertThat(new Text("a\tb").singleLine()).isEqualTo("a b");
  }

  @Test
  void aCutNeverLeavesHalfACharacter() {
    Text text = new Text("ab\ud83d\ude00c");
    assertThat(text.cut(2).value()).isEqualTo("ab");
    assertThat(text.cut(3).value()).isEqualTo("ab");
    assertThat(text.cut(4).value()).isEqualTo("ab\ud83d\ude00");
    assertThat(text.cut(5)).isSameAs(text);
    assertThat(text.cut(0)).isEqualTo(Text.EMPTY);
  }
}
