package dev.lockstep.simulator.event;

import java.util.Optional;

/** A member of one of Graph's enumerations, with the name that it has in JSON. */
public interface WireName {
  /** The name in JSON, for instance {@code tentativelyAccepted}. */
  String wire();

  /** The member with that name, in whatever case it is written. */
  static <E extends Enum<E> & WireName> Optional<E> find(Class<E> type, String name) {
    for (E member : type.getEnumConstants()) {
      if (member.wire().equalsIgnoreCase(name)) {
        return Optional.of(member);
      }
    }
    return Optional.empty();
  }
}
