package dev.lockstep.model.appointment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * Normalised plain text, so that two systems that only disagree about line ends, trailing blanks or
 * unprintable characters hold the same text: line ends are {@code \n}, the ends are trimmed, line
 * ends carry no blanks before them, control characters other than tab and line end are gone
 * (PostgreSQL cannot store NUL), a lone surrogate is U+FFFD (UTF-8 has no form for it). Never HTML.
 */
public record Text(@JsonValue String value) {

  /** The longest text that the captures read, in UTF-16 units; what is longer is cut there. */
  public static final int READ_MAX = 100_000;

  /** No text; the same whether it was never there or was cleared. */
  public static final Text EMPTY = new Text("");

  private static final Pattern BREAKS = Pattern.compile("[\\n\\t]+");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Text {
    value = normalise(value);
  }

  /** Whether there is nothing in it. */
  public boolean isEmpty() {
    return value.isEmpty();
  }

  /** The text on one line: each run of line ends and tabs becomes one blank. */
  public String singleLine() {
    return value.indexOf('\n') < 0 && value.indexOf('\t') < 0
        ? value
        : BREAKS.matcher(value).replaceAll(" ");
  }

  /**
   * At most {@code max} UTF-16 units of it, never half a surrogate pair.
   *
   * @param max the longest result, in UTF-16 units, at least 0
   */
  public Text cut(int max) {
    if (value.length() <= max) {
      return this;
    }
    int end = max > 0 && Character.isHighSurrogate(value.charAt(max - 1)) ? max - 1 : max;
    return new Text(value.substring(0, end));
  }

  private static String normalise(String raw) {
    return isPlain(raw) ? raw.strip() : rewritten(raw);
  }

  /** Whether nothing but its ends can want normalising, as with most texts. */
  private static boolean isPlain(String raw) {
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c < ' ' || c > '~') {
        return false;
      }
    }
    return true;
  }

  private static String rewritten(String raw) {
    StringBuilder out = new StringBuilder(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '\r') {
        if (i + 1 >= raw.length() || raw.charAt(i + 1) != '\n') {
          endLine(out);
        }
      } else if (c == '\n' || c == '\u2028' || c == '\u2029') {
        endLine(out);
      } else if (c == '\u00a0') {
        out.append(' ');
      } else if (c == '\t' || !Character.isISOControl(c)) {
        appendPaired(raw, i, c, out);
      }
    }
    return out.toString().strip();
  }

  private static void appendPaired(String raw, int i, char c, StringBuilder out) {
    boolean lone =
        Character.isHighSurrogate(c)
            ? i + 1 >= raw.length() || !Character.isLowSurrogate(raw.charAt(i + 1))
            : Character.isLowSurrogate(c)
                && (i == 0 || !Character.isHighSurrogate(raw.charAt(i - 1)));
    out.append(lone ? '\ufffd' : c);
  }

  private static void endLine(StringBuilder out) {
    int end = out.length();
    while (end > 0 && (out.charAt(end - 1) == ' ' || out.charAt(end - 1) == '\t')) {
      end--;
    }
    out.setLength(end);
    out.append('\n');
  }

  @Override
  public String toString() {
    return value;
  }
}
