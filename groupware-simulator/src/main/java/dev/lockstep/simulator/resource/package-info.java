/** Events and calendars as Graph's JSON: reading with validation, writing with selection. */
@NullMarked
package dev.lockstep.simulator.resource;

import org.jspecify.annotations.NullMarked;
