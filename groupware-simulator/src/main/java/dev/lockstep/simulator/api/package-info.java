/** The way of a request to Graph: token, mailbox, limits, faults, route, log. */
@NullMarked
package dev.lockstep.simulator.api;

import org.jspecify.annotations.NullMarked;
