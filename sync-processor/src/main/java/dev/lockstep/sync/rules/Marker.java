package dev.lockstep.sync.rules;

import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.crm.Marking;
import dev.lockstep.model.decision.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers the participants whom the CRM does not know for sure, and says so (rule GW-3). */
public final class Marker {

  private static final int MISSING = 1;
  private static final int AMBIGUOUS = 2;
  private static final int DELETED = 9;
  private static final int WORDS_MAX = 1_000;
  private static final int CANDIDATES_MAX = 5;

  private final List<String> missing = new ArrayList<>();
  private final List<String> ambiguous = new ArrayList<>();

  void missing(EmailAddress address) {
    missing.add(address.isPlausible() ? address.value() : address + " (not an address)");
  }

  void ambiguous(EmailAddress address, List<String> candidates) {
    List<String> some = candidates.subList(0, Math.min(CANDIDATES_MAX, candidates.size()));
    ambiguous.add(address + " (" + String.join(", ", some) + ")");
  }

  Marking marking() {
    if (missing.isEmpty() && ambiguous.isEmpty()) {
      return Marking.NONE;
    }
    List<String> parts = new ArrayList<>();
    if (!missing.isEmpty()) {
      parts.add("not found: " + String.join(", ", missing));
    }
    if (!ambiguous.isEmpty()) {
      parts.add("found more than once: " + String.join(", ", ambiguous));
    }
    String words = String.join("; ", parts);
    return new Marking(
        true,
        (missing.isEmpty() ? 0 : MISSING) + (ambiguous.isEmpty() ? 0 : AMBIGUOUS),
        words.length() > WORDS_MAX ? words.substring(0, WORDS_MAX) : words);
  }

  /** Whether we set this mark, rather than a user who uses the same columns. */
  static boolean isOurs(Marking marking) {
    return (marking.code() >= MISSING && marking.code() <= MISSING + AMBIGUOUS)
        || marking.code() == DELETED;
  }

  /** The reason that a mark of ours stands for. */
  public static Optional<Reason> reason(Marking marking) {
    return switch (marking.code()) {
      case MISSING -> Optional.of(Reason.PARTICIPANT_MISSING);
      case AMBIGUOUS -> Optional.of(Reason.PARTICIPANT_AMBIGUOUS);
      case MISSING + AMBIGUOUS -> Optional.of(Reason.PARTICIPANT_MISSING_AND_AMBIGUOUS);
      default -> Optional.empty();
    };
  }
}
