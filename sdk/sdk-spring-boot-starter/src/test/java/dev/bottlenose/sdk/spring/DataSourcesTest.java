package dev.bottlenose.sdk.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.sdk.FlipperClient;
import dev.bottlenose.sdk.json.FlipperArray;
import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.testing.MockConnection;
import java.sql.Connection;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** The app's databases, as its desktop sees them. */
final class DataSourcesTest {
    private final MockConnection desktop = new MockConnection();
    private final ApplicationContextRunner app = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(BottlenoseAutoConfiguration.class))
            .withPropertyValues("bottlenose.enabled=true")
            .withBean(FlipperClient.class, () -> new FlipperClient(desktop));

    @Test
    void everyDataSourceIsListedByTheNameOfItsBean() {
        app.withBean("orders", DataSource.class, () -> h2("orders"))
                .withBean("stock", DataSource.class, () -> h2("stock"))
                .run(context -> {
                    FlipperArray databases = databaseList();
                    assertThat(databases.length()).isEqualTo(2);
                    assertThat(databases.getObject(0).getString("name")).isEqualTo("orders");
                    assertThat(databases.getObject(0).getArray("tables").toList())
                            .contains("FISH");
                    assertThat(databases.getObject(1).getString("name")).isEqualTo("stock");
                });
    }

    @Test
    void inspectingALazyDataSourceDoesNotCreateItAndLaterItIsListed() {
        app.withBean("lazy", DataSource.class, () -> h2("lazy"), definition -> definition.setLazyInit(true))
                .run(context -> {
                    ConfigurableListableBeanFactory beans =
                            context.getSourceApplicationContext().getBeanFactory();

                    FlipperObject listed = databaseList().getObject(0);
                    assertThat(listed.getString("name")).isEqualTo("lazy");
                    assertThat(listed.getArray("tables").length()).isZero();
                    assertThat(beans.containsSingleton("lazy")).isFalse();

                    context.getBean("lazy");
                    assertThat(databaseList().getObject(0).getArray("tables").toList())
                            .contains("FISH");
                });
    }

    @Test
    void proxiesAndOthersThatAreNoSingletonsAreLeftAsTheyAre() {
        Supplier<DataSource> never = () -> {
            throw new AssertionError("was made");
        };
        DataSource proxied = h2("proxied");
        app.withBean("pool", DataSource.class, () -> proxied)
                .withBean("aware", DataSource.class, () -> new TransactionAwareDataSourceProxy(proxied))
                .withBean("each", DataSource.class, never, definition -> {
                    definition.setScope(BeanDefinition.SCOPE_PROTOTYPE);
                    definition.setPrimary(false);
                })
                .run(context -> {
                    assertThat(context.getBean("pool")).isSameAs(proxied);
                    assertThat(context.getBean("aware")).isInstanceOf(TransactionAwareDataSourceProxy.class);
                    FlipperArray databases = databaseList();
                    assertThat(databases.length()).isEqualTo(2);
                    assertThat(databases.getObject(1).getArray("tables").toList())
                            .contains("FISH");
                });
    }

    @Test
    void unreachableDatabaseIsListedAndHarmsNothing() {
        JdbcDataSource unreachable = new JdbcDataSource();
        unreachable.setURL("jdbc:h2:tcp://localhost:1/nowhere");
        app.withBean("unreachable", DataSource.class, () -> unreachable)
                .withBean("orders", DataSource.class, () -> h2("orders"))
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    FlipperArray databases = databaseList();
                    assertThat(databases.getObject(0).getArray("tables").length())
                            .isZero();
                    assertThat(databases.getObject(1).getArray("tables").toList())
                            .contains("FISH");
                });
    }

    private FlipperArray databaseList() {
        Calls calls = new Calls(desktop);
        calls.init("Databases");
        return calls.call("Databases", "databaseList", FlipperObject.empty()).getArray("success");
    }

    private static JdbcDataSource h2(String name) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
        try (Connection connection = source.getConnection()) {
            connection.createStatement().execute("CREATE TABLE IF NOT EXISTS FISH (ID INTEGER PRIMARY KEY)");
        } catch (java.sql.SQLException e) {
            throw new AssertionError(e);
        }
        return source;
    }
}
