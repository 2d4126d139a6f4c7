package dev.lockstep.groupware.calendar;

import java.time.LocalDateTime;

/**
 * Graph's {@code dateTimeTimeZone}.
 *
 * @param dateTime wall time in the zone
 * @param timeZone a Windows or IANA name, as Graph has it
 */
public record GraphTime(LocalDateTime dateTime, String timeZone) {}
