/**
 * The canonical recurrence: a rule shaped as JSCalendar's (RFC 8984, section 4.3.3), overrides and
 * cancellations keyed by the original local start. Everything is in local time; a zone is asked
 * only where an instant is wanted.
 */
@NullMarked
package dev.lockstep.model.recurrence;

import org.jspecify.annotations.NullMarked;
