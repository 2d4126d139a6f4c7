/** Names of time zones: Windows names, as Exchange uses them, and IANA names, as java.time does. */
@NullMarked
package dev.lockstep.model.zone;

import org.jspecify.annotations.NullMarked;
