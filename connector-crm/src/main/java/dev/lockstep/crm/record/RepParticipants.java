package dev.lockstep.crm.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Aurea's text of internal participants: entries ended by {@code ;}, each {@code
 * RRRRRRRRR,GGGGGGGGG} (nine-digit rep id, nine-digit group id), with {@code :n} appended for
 * requirement n unless 0. Read leniently (blanks, fewer digits, no group, no last semicolon),
 * written strictly.
 *
 * @param entries in the order of the text
 * @param unread what stands between semicolons and is no entry
 */
public record RepParticipants(List<Entry> entries, List<String> unread) {

  private static final Pattern ENTRY =
      Pattern.compile("\\s*(\\d{1,18})\\s*(?:,\\s*(\\d{1,9})\\s*)?(?::\\s*(\\d{1,4})\\s*)?");
  private static final long NINE_DIGITS = 1_000_000_000L;

  /**
   * An internal participant.
   *
   * @param rep the last nine digits of the rep's number
   * @param group the number of the rep's group
   * @param requirement the code of the requirement
   */
  public record Entry(long rep, int group, int requirement) {

    private String text() {
      String plain = String.format(Locale.ROOT, "%09d,%09d", rep, group);
      return requirement == 0 ? plain + ";" : plain + ":" + requirement + ";";
    }
  }

  public RepParticipants {
    entries = List.copyOf(entries);
    unread = List.copyOf(unread);
  }

  /** Reads the text of the column. */
  public static RepParticipants parse(String text) {
    List<Entry> entries = new ArrayList<>();
    List<String> unread = new ArrayList<>();
    for (String piece : text.split(";", -1)) {
      Matcher entry = ENTRY.matcher(piece);
      if (entry.matches()) {
        entries.add(
            new Entry(
                Long.parseLong(entry.group(1)) % NINE_DIGITS,
                number(entry.group(2)),
                number(entry.group(3))));
      } else if (!piece.isBlank()) {
        unread.add(piece.strip());
      }
    }
    return new RepParticipants(entries, unread);
  }

  private static int number(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  /** The text of the column: what was not read stays at its end. */
  public String text() {
    StringBuilder text = new StringBuilder();
    entries.forEach(entry -> text.append(entry.text()));
    unread.forEach(piece -> text.append(piece).append(';'));
    return text.toString();
  }
}
