package dev.lockstep.model.appointment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.google.common.collect.ImmutableSortedMap;
import java.util.ArrayList;
import java.util.Collection;
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

  /** Nobody. */
  public static final Participants NONE = new Participants(List.of());

  private final ImmutableSortedMap<EmailAddress, Participant> byAddress;

  /** The given participants; of two with one address the later counts. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Participants(Collection<Participant> participants) {
    TreeMap<EmailAddress, Participant> map = new TreeMap<>();
    participants.forEach(p -> map.put(p.address(), p));
    byAddress = ImmutableSortedMap.copyOf(map);
  }

  /** All of them, by address. */
  @JsonValue
  public List<Participant> list() {
    return byAddress.values().asList();
  }

  /** All of them, by address. */
  public Stream<Participant> stream() {
    return byAddress.values().stream();
  }

  /** Their addresses. */
  public SortedSet<EmailAddress> addresses() {
    return byAddress.keySet();
  }

  /** The one with this address. */
  public Optional<Participant> find(EmailAddress address) {
    return Optional.ofNullable(byAddress.get(address));
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return byAddress.isEmpty();
  }

  /** Those for whom the condition holds. */
  public Participants only(Predicate<Participant> condition) {
    List<Participant> left = new ArrayList<>(byAddress.size());
    for (Participant participant : byAddress.values()) {
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
    for (Participant participant : byAddress.values()) {
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
    TreeMap<EmailAddress, Participant> result = new TreeMap<>(byAddress);
    before.byAddress.keySet().stream()
        .filter(address -> !after.byAddress.containsKey(address))
        .forEach(result::remove);
    after.byAddress.forEach(
        (address, participant) -> {
          if (!participant.equals(before.byAddress.get(address))) {
            result.put(address, participant);
          }
        });
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
    return byAddress.values().toString();
  }
}
