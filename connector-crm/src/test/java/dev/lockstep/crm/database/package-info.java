@NullMarked
package dev.lockstep.crm.database;

import org.jspecify.annotations.NullMarked;
