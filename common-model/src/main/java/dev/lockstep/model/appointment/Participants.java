package dev.lockstep.model.appointment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.google.common.collect.Comparators;
import com.google.common.collect.ImmutableSortedSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The participants of an appointment: a set by address, in the order of the addresses. */
public final class Participants {

  private static final Comparator<Participant> BY_ADDRESS =
      Comparator.comparing(Participant::address);

  /** Nobody. */
  public static final Participants NONE = new Participants(List.of());

  private final List<Participant> byAddress;

  /** The given participants; of two with one address the later counts. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Participants(Collection<Participant> participants) {
    byAddress = List.copyOf(isInOrder(participants) ? participants : ordered(participants));
  }

  /** Whether nothing is to be sorted: most are made from others that are in order. */
  private static boolean isInOrder(Collection<Participant> participants) {
    return Comparators.isInStrictOrder(participants, BY_ADDRESS);
  }

  private static Collection<Participant> ordered(Collection<Participant> participants) {
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

  /** Their addresses. */
  public SortedSet<EmailAddress> addresses() {
    return stream()
        .map(Participant::address)
        .collect(ImmutableSortedSet.toImmutableSortedSet(Comparator.naturalOrder()));
  }

  /** The one with this address. */
  public Optional<Participant> find(EmailAddress address) {
    for (Participant participant : byAddress) {
      if (participant.address().equals(address)) {
        return Optional.of(participant);
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

  /**
   * These participants with what changed from {@code before} to {@code after} done to them: so a
   * side that can hold only some of the participants adds, changes and removes just its own.
   */
  public Participants withChange(Participants before, Participants after) {
    List<Participant> result = new ArrayList<>(byAddress);
    result.removeIf(p -> before.find(p.address()).isPresent() && after.find(p.address()).isEmpty());
    for (Participant participant : after.byAddress) {
      if (!Optional.of(participant).equals(before.find(participant.address()))) {
        result.add(participant);
      }
    }
    return new Participants(result);
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
