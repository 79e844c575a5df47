package dev.bottlenose.sdk.spring;

import dev.bottlenose.sdk.databases.DatabasesPlugin;
import dev.bottlenose.sdk.databases.DatabasesPluginBuilder;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** The app's data sources by their bean names. Creates and changes none of them. */
final class DataSources {
    private final ConfigurableListableBeanFactory beans;

    DataSources(ConfigurableListableBeanFactory beans) {
        this.beans = beans;
    }

    /** The plugin that shows them, read-only; empty if there is no data source. */
    Optional<DatabasesPlugin> plugin() {
        DatabasesPluginBuilder builder = DatabasesPlugin.builder();
        boolean any = false;
        for (String name : beans.getBeanNamesForType(DataSource.class, false, false)) {
            if (!ScopedProxyUtils.isScopedTarget(name)) {
                builder.database(name, new DataSourceBean(beans, name));
                any = true;
            }
        }
        return any ? Optional.of(builder.build()) : Optional.empty();
    }
}
