/** The canonical rule as RRULE text (RFC 5545, section 3.3.10, with RFC 7529's SKIP). */
@NullMarked
package dev.lockstep.model.recurrence.text;

import org.jspecify.annotations.NullMarked;
