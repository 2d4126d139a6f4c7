package dev.lockstep.sync.rules;

import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.crm.Marking;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.sync.state.Dispute;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Gathers what a record is marked for: participants whom the CRM does not know for sure (rule
 * GW-3), and fields in which the sides hold different values. A record has one mark with one code;
 * the conflict's comes first, the words name all.
 */
public final class Marker {

  private static final int MISSING = 1;
  private static final int AMBIGUOUS = 2;
  private static final int CONFLICT = 4;
  private static final int DELETED = 9;
  private static final int WORDS_MAX = 1_000;
  private static final int CANDIDATES_MAX = 5;

  private final List<String> missing = new ArrayList<>();
  private final List<String> ambiguous = new ArrayList<>();
  private final List<String> conflicts = new ArrayList<>();

  void missing(EmailAddress address) {
    missing.add(address.isPlausible() ? address.value() : address + " (not an address)");
  }

  void ambiguous(EmailAddress address, List<String> candidates) {
    List<String> some = candidates.subList(0, Math.min(CANDIDATES_MAX, candidates.size()));
    ambiguous.add(address + " (" + String.join(", ", some) + ")");
  }

  void conflict(Field field, Dispute dispute) {
    if (!dispute.accepted()) {
      conflicts.add("changed on both sides: " + field.words() + ": " + dispute.words());
    }
  }

  Marking marking() {
    int participants = (missing.isEmpty() ? 0 : MISSING) + (ambiguous.isEmpty() ? 0 : AMBIGUOUS);
    List<String> parts = new ArrayList<>(conflicts);
    parts.addAll(parts());
    return parts.isEmpty()
        ? Marking.NONE
        : new Marking(true, conflicts.isEmpty() ? participants : CONFLICT, words(parts));
  }

  /** What stands on the work list because of participants. */
  Map<Reason, String> matters() {
    Reason reason =
        missing.isEmpty()
            ? Reason.PARTICIPANT_AMBIGUOUS
            : ambiguous.isEmpty()
                ? Reason.PARTICIPANT_MISSING
                : Reason.PARTICIPANT_MISSING_AND_AMBIGUOUS;
    return missing.isEmpty() && ambiguous.isEmpty() ? Map.of() : Map.of(reason, words(parts()));
  }

  private List<String> parts() {
    List<String> parts = new ArrayList<>();
    if (!missing.isEmpty()) {
      parts.add("not found: " + String.join(", ", missing));
    }
    if (!ambiguous.isEmpty()) {
      parts.add("found more than once: " + String.join(", ", ambiguous));
    }
    return parts;
  }

  private static String words(List<String> parts) {
    String words = String.join("; ", parts);
    return words.length() > WORDS_MAX ? words.substring(0, WORDS_MAX) : words;
  }

  /** Whether we set this mark, rather than a user who uses the same columns. */
  static boolean isOurs(Marking marking) {
    return (marking.code() >= MISSING && marking.code() <= CONFLICT) || marking.code() == DELETED;
  }

  /** Whether a mark of ours says that the sides hold different values. */
  public static boolean isConflict(Marking marking) {
    return marking.code() == CONFLICT;
  }
}
