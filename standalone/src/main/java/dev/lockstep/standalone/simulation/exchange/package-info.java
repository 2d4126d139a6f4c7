/** A model of Exchange behind Graph: mailboxes, meetings and their copies, versions, mail. */
@NullMarked
package dev.lockstep.standalone.simulation.exchange;

import org.jspecify.annotations.NullMarked;
