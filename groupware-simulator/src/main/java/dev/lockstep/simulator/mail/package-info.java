/** The outbox: every mail that the service would have sent. */
@NullMarked
package dev.lockstep.simulator.mail;

import org.jspecify.annotations.NullMarked;
