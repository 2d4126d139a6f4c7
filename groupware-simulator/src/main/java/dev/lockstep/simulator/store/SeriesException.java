package dev.lockstep.simulator.store;

import dev.lockstep.simulator.event.EventContent;
import dev.lockstep.simulator.event.Property;
import java.time.Instant;
import java.util.Set;

/**
 * An occurrence that differs from its series.
 *
 * @param day the original start as a day since 1970-01-01 in the series' zone
 * @param own the properties in which it has a value of its own; the others follow the series
 * @param sequence where the change log stood when it was last changed
 */
public record SeriesException(
    long day,
    EventContent content,
    Set<Property> own,
    long changeNumber,
    long sequence,
    Instant created,
    Instant modified) {}
