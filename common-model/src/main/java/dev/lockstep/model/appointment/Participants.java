package dev.lockstep.model.appointment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The participants of an appointment: a set by address, in the order of the addresses. */
public final class Participants {

  /** Nobody. */
  public static final Participants NONE = new Participants(List.of());

  private final List<Participant> byAddress;

  /** The given participants; of two with one address the later counts. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Participants(Collection<Participant> participants) {
    byAddress = List.copyOf(isInOrder(participants) ? participants : inOrder(participants));
  }

  /** Whether there is nothing to sort, as with all that come from other participants. */
  private static boolean isInOrder(Collection<Participant> participants) {
    @Nullable EmailAddress last = null;
    for (Participant participant : participants) {
      if (last != null && last.compareTo(participant.address()) >= 0) {
        return false;
      }
      last = participant.address();
    }
    return true;
  }

  private static Collection<Participant> inOrder(Collection<Participant> participants) {
    TreeMap<EmailAddress, Participant> map = new TreeMap<>();
    participants.forEach(p -> map.put(p.address(), p));
    return map.values();
  }

  /** All of them, by address. */
  @JsonValue
  public List<Participant> list() {
    return byAddress;
  }

  /** All of them, by address. */
  public Stream<Participant> stream() {
    return byAddress.stream();
  }

  /** Their addresses, in order. */
  public List<EmailAddress> addresses() {
    List<EmailAddress> addresses = new ArrayList<>(byAddress.size());
    for (Participant participant : byAddress) {
      addresses.add(participant.address());
    }
    return addresses;
  }

  /** The one with this address. */
  public Optional<Participant> find(EmailAddress address) {
    int from = 0;
    int to = byAddress.size();
    while (from < to) {
      int middle = (from + to) / 2;
      Participant participant = byAddress.get(middle);
      int order = address.compareTo(participant.address());
      if (order == 0) {
        return Optional.of(participant);
      } else if (order < 0) {
        to = middle;
      } else {
        from = middle + 1;
      }
    }
    return Optional.empty();
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return byAddress.isEmpty();
  }

  /** Those for whom the condition holds. */
  public Participants only(Predicate<Participant> condition) {
    List<Participant> left = new ArrayList<>(byAddress.size());
    for (Participant participant : byAddress) {
      if (condition.test(participant)) {
        left.add(participant);
      }
    }
    return left.size() == byAddress.size() ? this : new Participants(left);
  }

  /** These, and those of the others who are not among them. */
  public Participants and(Participants others) {
    List<Participant> missing = others.only(it -> find(it.address()).isEmpty()).byAddress;
    if (missing.isEmpty()) {
      return this;
    }
    List<Participant> all = new ArrayList<>(byAddress);
    all.addAll(missing);
    return new Participants(all);
  }

  /** Each of them changed. */
  @SuppressWarnings("ReferenceEquality") // two that are equal may have names spelt differently
  public Participants each(UnaryOperator<Participant> change) {
    List<Participant> changed = new ArrayList<>(byAddress.size());
    boolean same = true;
    for (Participant participant : byAddress) {
      Participant other = change.apply(participant);
      same &= other == participant;
      changed.add(other);
    }
    return same ? this : new Participants(changed);
  }

  /** The same, of whom nobody has answered yet. */
  public Participants unanswered() {
    return each(participant -> participant.answering(Participant.Response.NONE));
  }

  /**
   * These participants with what changed from {@code before} to {@code after} done to them: so a
   * side that can hold only some of the participants adds, changes and removes just its own.
   */
  public Participants withChange(Participants before, Participants after) {
    TreeMap<EmailAddress, Participant> result = new TreeMap<>();
    byAddress.forEach(participant -> result.put(participant.address(), participant));
    for (Participant participant : before.byAddress) {
      if (after.find(participant.address()).isEmpty()) {
        result.remove(participant.address());
      }
    }
    for (Participant participant : after.byAddress) {
      if (before.find(participant.address()).filter(participant::equals).isEmpty()) {
        result.put(participant.address(), participant);
      }
    }
    return new Participants(result.values());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Participants that && byAddress.equals(that.byAddress);
  }

  @Override
  public int hashCode() {
    return byAddress.hashCode();
  }

  @Override
  public String toString() {
    return byAddress.toString();
  }
}
