/** Access tokens and roles. */
@NullMarked
package dev.lockstep.simulator.auth;

import org.jspecify.annotations.NullMarked;
