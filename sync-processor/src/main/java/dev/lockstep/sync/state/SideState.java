package dev.lockstep.sync.state;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.google.common.collect.ImmutableSortedMap;
import dev.lockstep.model.appointment.Field;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is known of one side (architecture, section 5).
 *
 * @param seen what it last showed; empty if it has nothing
 * @param asked what it was last told, or what its user last said; empty if it is to have nothing
 * @param version of what it last showed
 * @param superseded versions that our own writes replaced, latest last: what still shows one of
 *     them was read before the write
 * @param edited when its user last changed a field, by that side's own clock; kept only for the
 *     fields whose conflicts the newest value decides
 * @param masked whether it shows only a mask of its content, which is private: then nothing is told
 *     of the hidden fields, and {@code seen} holds in them what was known before it became private,
 *     or the mask itself if nothing was
 * @param <S> the state of that side's thing
 */
public record SideState<S>(
    Optional<S> seen,
    Optional<S> asked,
    Optional<String> version,
    List<String> superseded,
    Phase<S> phase,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        SortedMap<Field, Instant> edited,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean masked) {

  /** How many replaced versions are kept: more writes than that are never on their way at once. */
  private static final int SUPERSEDED_MAX = 16;

  public SideState {
    superseded = List.copyOf(superseded);
    edited = ImmutableSortedMap.copyOf(edited);
  }

  /** A side that has nothing yet. */
  public static <S> SideState<S> nothing() {
    return new SideState<>(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        new Phase.Idle<>(),
        ImmutableSortedMap.of(),
        false);
  }

  /** The same in another phase. */
  public SideState<S> in(Phase<S> other) {
    return new SideState<>(seen, asked, version, superseded, other, edited, masked);
  }

  /**
   * The side shows this.
   *
   * @param mask whether it is private, and what the hidden fields hold was known before
   */
  public SideState<S> showing(S state, String newVersion, boolean mask) {
    return new SideState<>(
        Optional.of(state), asked, Optional.of(newVersion), superseded, phase, edited, mask);
  }

  /** The side shows nothing, and is to have nothing. */
  public SideState<S> empty() {
    return new SideState<>(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        superseded,
        phase,
        ImmutableSortedMap.of(),
        false);
  }

  /**
   * What was to be told counts as told, though it was not: a person does not want it, or the side
   * has it so.
   */
  public SideState<S> told(Optional<S> wanted) {
    return new SideState<>(seen, wanted, version, superseded, new Phase.Idle<>(), edited, masked);
  }

  /** The side was told this, or its user said it. */
  public SideState<S> asked(S state) {
    return new SideState<>(seen, Optional.of(state), version, superseded, phase, edited, masked);
  }

  /** Our own write replaced this version. */
  public SideState<S> superseding(String replaced) {
    List<String> all = new ArrayList<>(superseded);
    all.add(replaced);
    int from = Math.max(0, all.size() - SUPERSEDED_MAX);
    return new SideState<>(
        seen, asked, version, all.subList(from, all.size()), phase, edited, masked);
  }

  /**
   * The side's user changed these fields.
   *
   * @param at when; empty if that is not known
   */
  public SideState<S> edited(Set<Field> fields, Optional<Instant> at) {
    SortedMap<Field, Instant> times = new TreeMap<>(edited);
    fields.forEach(
        field -> at.ifPresentOrElse(t -> times.put(field, t), () -> times.remove(field)));
    return new SideState<>(seen, asked, version, superseded, phase, times, masked);
  }
}
