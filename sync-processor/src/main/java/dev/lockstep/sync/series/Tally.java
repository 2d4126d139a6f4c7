package dev.lockstep.sync.series;

import java.util.ArrayList;
import java.util.List;

/** How many occurrences became new, other and gone. */
public record Tally(int added, int changed, int gone) {

  /** Nothing happened to any. */
  static final Tally NONE = new Tally(0, 0, 0);

  Tally plusAdded() {
    return new Tally(added + 1, changed, gone);
  }

  Tally plusChanged() {
    return new Tally(added, changed + 1, gone);
  }

  Tally plusGone() {
    return new Tally(added, changed, gone + 1);
  }

  /** Whether nothing happened to any. */
  public boolean isNone() {
    return added + changed + gone == 0;
  }

  /** For people: {@code "2 occurrences are new, 1 changed"}. */
  public String words() {
    List<String> parts = new ArrayList<>();
    part(parts, added, "new");
    part(parts, changed, "changed");
    part(parts, gone, "gone");
    return parts.isEmpty() ? "no occurrence changed" : String.join(", ", parts);
  }

  private static void part(List<String> parts, int number, String what) {
    if (number > 0) {
      String noun = parts.isEmpty() ? (number == 1 ? " occurrence " : " occurrences ") : " ";
      parts.add(number + noun + what);
    }
  }
}
