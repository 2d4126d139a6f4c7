package dev.lockstep.model.series;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * When a series was last modified, by Graph's clock ({@code lastModifiedDateTime}). An exception is
 * an item of its own in Graph and has a time of its own; all other occurrences have that of the
 * master. As that of a single event it moves with every touch.
 *
 * @param master when the master was
 * @param exceptions when each exception was, by its date; one of which Graph does not say when is
 *     not in it
 */
public record LastModified(
    Instant master,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        SortedMap<LocalDate, Instant> exceptions) {

  public LastModified {
    exceptions = Collections.unmodifiableSortedMap(new TreeMap<>(exceptions));
  }

  /**
   * When an occurrence that is no longer what it was was modified: if its exception was touched
   * since, then; else the master was, whose values an exception has where it does not differ.
   *
   * @param before what was known when the occurrence was what it was; empty if nothing was
   */
  public Instant of(LocalDate date, Optional<LastModified> before) {
    Instant own = exceptions.get(date);
    boolean isUntouched =
        own != null && before.filter(then -> own.equals(then.exceptions.get(date))).isPresent();
    return own == null || isUntouched ? master : own;
  }

  /** The same after an occurrence was written and is an exception, modified then. */
  public LastModified withException(LocalDate date, Instant at) {
    SortedMap<LocalDate, Instant> all = new TreeMap<>(exceptions);
    all.put(date, at);
    return new LastModified(master, all);
  }

  /** The same after an occurrence was cancelled. */
  public LastModified without(LocalDate date) {
    SortedMap<LocalDate, Instant> rest = new TreeMap<>(exceptions);
    rest.remove(date);
    return new LastModified(master, rest);
  }
}
