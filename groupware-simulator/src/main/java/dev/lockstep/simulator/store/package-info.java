/** Mailboxes, calendars, stored events, ids, the change log and the journal. */
@NullMarked
package dev.lockstep.simulator.store;

import org.jspecify.annotations.NullMarked;
